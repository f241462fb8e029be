"""`python -m implcheck`."""

from implcheck.cli.start import main

if __name__ == "__main__":
    main()
