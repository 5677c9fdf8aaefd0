"""Word files (ECMA-376, WordprocessingML) with the findings as comments on their passages."""
