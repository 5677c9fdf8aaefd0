"""Where the tested service is, and who may ask it."""

TOKEN = "a-token-that-nobody-guesses"
BASE = "http://127.0.0.1:8765"
BEARER = {"authorization": f"Bearer {TOKEN}"}
