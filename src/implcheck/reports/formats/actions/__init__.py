"""The actions of a project in the formats of other tools: checklists, spreadsheets, calendars and trackers."""
