"""Estimating the weights of the scorer from events with known contradictions (needs the development extras)."""
