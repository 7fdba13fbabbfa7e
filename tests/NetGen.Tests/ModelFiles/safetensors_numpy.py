"""The safetensors format in a few lines of numpy, for where its own package is not installed.

Eight bytes: length of the header, little-endian. The header: JSON, {name: {dtype, shape, data_offsets}}, and
"__metadata__" if there are any. Then the tensors' bytes, in C order.
"""
import json
import struct

import numpy as np

DTYPES = {"F32": np.dtype("<f4"), "F64": np.dtype("<f8")}


def save(path, tensors, metadata=None):
    """Writes the tensors sorted by name, as the format's own library does."""
    header = {"__metadata__": metadata} if metadata else {}
    data = b""
    for name in sorted(tensors):
        tensor = np.ascontiguousarray(tensors[name])
        dtype = next(key for key, value in DTYPES.items() if value == tensor.dtype)
        header[name] = {
            "dtype": dtype, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + tensor.nbytes]}
        data += tensor.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def load(path):
    """The tensors by name, and the metadata."""
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__", {})
    data = content[8 + length:]
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(data[begin:end], DTYPES[entry["dtype"]]).reshape(entry["shape"]).copy()
    return tensors, metadata
