"""One command a file, found by listing this folder.

A file holds either a function of its own name, with `SHORT` as its line in the help, or a typer application called
`application` (a group such as `factcheck rules list`). `PLACE`, a number, orders the commands in the help.
"""
