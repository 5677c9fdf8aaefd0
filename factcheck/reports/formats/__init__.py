"""One report format a file; the file's name is the name of the format."""
