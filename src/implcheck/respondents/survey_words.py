"""What survey tools call the columns that they add, in English, Dutch and German, as `words_of` gives them.

The tools are LimeSurvey, Google Forms, Microsoft Forms, Qualtrics and SurveyMonkey; a spreadsheet that people keep by hand
has the same words.
"""

from collections.abc import Mapping
from types import MappingProxyType


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in listed.split("|"))


NOT_USED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "time": _names(
            """timestamp|tijdstempel|zeitstempel|start time|starttime|begintijd|starttijd|startzeit|completion time|
            tijd van voltooien|voltooiingstijd|eindtijd|fertigstellungszeit|last modified time|
            tijd van laatste wijziging|uhrzeit der letzten änderung|startdate|start date|startdatum|enddate|end date|
            einddatum|recordeddate|recorded date|submitdate|date submitted|datum ingestuurd|datum verzonden|
            datum inzending|datestamp|date last action|datum laatste actie|date started|datum gestart|datum begonnen|
            date|datum|duration in seconds|duur in seconden|total time|totale tijd|q totalduration"""
        ),
        "id": _names(
            """id|nr|no|nummer|response id|responseid|antwoord id|reactie id|antwort id|respondent|respondent id|token|
            toegangscode|zugangscode|seed|externalreference|external reference|external data reference|
            recipient id|user id|collector id|verzamelaar id|custom data 1|aangepaste gegevens 1"""
        ),
        "person": _names(
            """name|naam|full name|volledige naam|first name|voornaam|vorname|last name|achternaam|nachname|
            recipientfirstname|recipientlastname|recipient first name|recipient last name|recipientemail|
            recipient email|email|e mail|emailadres|e mailadres|email address|e mail address|e mail adresse|
            username|gebruikersnaam|benutzername|ipaddress|ip address|ip adres|ip adresse|phone|telefoon|
            telefoonnummer|locationlatitude|locationlongitude|location latitude|location longitude"""
        ),
        "tool": _names(
            """status|response type|progress|voortgang|fortschritt|finished|voltooid|lastpage|last page|
            laatste pagina|letzte seite|startlanguage|start language|starttaal|begintaal|language|taal|sprache|
            userlanguage|user language|distributionchannel|distribution channel|refurl|referrer url|total points|
            totaal aantal punten|gesamtpunktzahl|quiz feedback|grade posted time"""
        ),
    }
)
"""By reason, the names of columns that hold no answers."""

QUIZ = ("points ", "punten ", "punkte ", "feedback ")
"""How the columns start that a quiz has for each question."""

SINGLE_ANSWER = frozenset(
    {
        "response",
        "open-ended response",
        "antwoord",
        "reactie",
        "open antwoord",
        "open reactie",
        "antwoord met open einde",
    }
    | {"antwort", "beantwortung", "offene antwort", "antwort mit offenem ende", "freitextantwort"}
)
"""What stands in the second header row of SurveyMonkey below a question with one column, as `comparable` gives it."""

ROLE_NAMES = frozenset(
    {"role", "rol", "rolle", "your role", "uw rol", "je rol", "jouw rol", "ihre rolle", "what is your role"}
    | {"wat is uw rol", "wat is je rol", "wat is jouw rol", "mijn rol", "my role", "was ist ihre rolle"}
    | {"welke rol heb je", "welke rol heeft u", "which role do you have", "what are you"}
)
ROLE_WORDS = frozenset({"role", "rol", "rolle", "function", "functie", "funktion"})

NOTES = frozenset(
    {"note", "notes", "comment", "comments", "remark", "remarks", "explanation", "explain", "toelichting", "toelichten"}
    | {"opmerking", "opmerkingen", "licht", "waarom", "why", "other", "anders", "overig", "overige", "notitie"}
    | {"kommentar", "bemerkung", "bemerkungen", "erläuterung", "sonstiges"}
)
"""Words in the name of a column with notes, or between brackets after a question."""

QUOTED_WORDS = frozenset({"quote", "quoted", "citeren", "geciteerd", "citaat", "citaten", "zitieren", "zitiert"})
STAND_APART_WORDS = frozenset({"apart", "separately", "afzonderlijk", "separat", "getrennt"})

YES = frozenset({"yes", "ja", "true", "waar", "wahr"})
NO = frozenset({"no", "nee", "nein", "false", "onwaar", "falsch"})
SHORT_YES = frozenset({"1", "y", "j", "x", "checked", "selected"})
SHORT_NO = frozenset({"0", "n", "unchecked", "not selected"})
"""What probably means yes and no, but may mean something else."""

TICKED = YES | SHORT_YES | {"✓", "✔", "☑", "☒", "on", "aan", "geselecteerd", "aangevinkt", "ausgewählt", "oui"}
UNTICKED = NO | SHORT_NO | {"☐", "off", "uit", "not checked", "unselected", "neen", "non", "nicht ausgewählt"}
UNTICKED |= {"niet geselecteerd", "niet aangevinkt"}
"""What a column that ticks one option, or asks a consent, has for yes and no; the mapping can give others."""

DONT_KNOW = frozenset(
    {"unknown", "don t know", "dont know", "i don t know", "we don t know", "do not know", "i do not know", "not known"}
    | {"weet ik niet", "weet niet", "ik weet het niet", "we weten het niet", "wij weten het niet", "dat weet ik niet"}
    | {"onbekend", "geen idee", "ik weet dit niet", "weiß nicht", "weiss nicht", "ich weiß es nicht", "unbekannt"}
)
NOT_APPLICABLE = frozenset({"n v t", "nvt", "niet van toepassing", "not applicable", "n a", "na", "nicht zutreffend"})
