"""What a non-programmer may extend: the tables of `rules/vocabulary`, loaded once and handed to the rooms."""

from factcheck.vocabulary.tables import Vocabulary, VocabularyError, load, rules_folder

__all__ = ["Vocabulary", "VocabularyError", "load", "rules_folder"]
