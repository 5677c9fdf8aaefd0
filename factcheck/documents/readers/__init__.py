"""One kind of file a module: SUFFIXES, SURE_SUFFIXES, `recognises(head, suffix)` and `read(content, name)`.

A reader is found by listing this folder. Its module loads nothing heavy: what it needs is loaded by `read`, which runs
in the worker process alone. Files with a sure suffix are taken from folders unseen, the others if their content is
recognised. Modules with a leading underscore are no readers.
"""
