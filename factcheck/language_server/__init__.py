"""A language server (LSP): an editor program shows, while somebody writes, what a draft says that contradicts the rest.

Nothing here talks to the network: the editor program starts the server and they speak over its standard input and
output.
"""
