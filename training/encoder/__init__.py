"""The encoder's recipe: one small pretrained transformer with heads for tags, trees, sentence starts and names.

PyTorch trains it; `wordpiece`, `slices`, `spanning`, `chains`, `reader` and `session` need numpy and onnxruntime only,
since they read what was exported. The modules of the folder above (`conllu`, `documents`, `names`, `scoring`, `lemmas`)
are imported by their plain names, as everywhere in `training/`.
"""
