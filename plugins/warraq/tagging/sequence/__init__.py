"""A sequence model that proposes names where the rules found none, trained when a site is built.

Vocabulary. A *label* says of a token that a name of some type begins with it, goes on with it, or
that it stands outside (BIO). An *annotated sentence* comes with all its names marked; a *lesson* is
a run of tokens to learn from: for each token the labels that may be right. A *feature* is something
that can be seen of a token: of its spelling, of its neighbours, of the names that rules found
beside it. A *profile* holds the features of one spelling. The *model* gives each feature a weight
for each label, and each pair of adjacent labels another. A token is *open* where the model may
speak: it belongs to no name that the rules are sure of and is no particle or number; a *window* is
a run of open tokens that holds at least one strange word. The *margin* of a proposed name is what
its score has over that of the best reading without it.

:mod:`labels`, :mod:`sentences` -> :mod:`features` -> :mod:`lessons` -> :mod:`perceptron`
(:mod:`viterbi`) -> :mod:`model` -> :mod:`decoding`; :mod:`training` makes a model, :mod:`frozen`
keeps it between builds.
"""
