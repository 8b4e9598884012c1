"""`python -m verbale`: the command line, where the script is not on the path."""

from verbale.cli import main

if __name__ == "__main__":
    main()
