"""The recipe for the weights of `verbale.language.coreference`."""
