"""Makes safetensors.json: a file written by the reference library, and the library's verdict on files it must refuse.

Run: pip install safetensors numpy && python make_safetensors.py
"""
import base64, json, struct
import numpy as np
import safetensors
from safetensors.numpy import save, load

tensors = {
    "dense/kernel": np.arange(6, dtype=np.float32).reshape(2, 3) / 7,
    "dense/bias": np.array([0.0, -0.0, 1e-45], dtype=np.float32),
    "scale": np.array(3.5, dtype=np.float32),
    "empty": np.zeros((0, 4), dtype=np.float32),
}
good = save(tensors, metadata={"made by": "safetensors", "note": "zwölf"})


def raw(header, data=b""):
    text = header if isinstance(header, str) else json.dumps(header)
    encoded = text.encode()
    return struct.pack("<Q", len(encoded)) + encoded + data


def entry(shape, begin, end, dtype="F32"):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


four = struct.pack("<4f", 1, 2, 3, 4)
bad = {
    "hole": raw({"a": entry([1], 0, 4), "b": entry([2], 8, 16)}, four),
    "overlap": raw({"a": entry([3], 0, 12), "b": entry([2], 8, 16)}, four),
    "rest": raw({"a": entry([1], 0, 4)}, four),
    "out of range": raw({"a": entry([5], 0, 20)}, four),
    "wrong size": raw({"a": entry([3], 0, 16)}, four),
    "unknown type": raw({"a": entry([4], 0, 16, "F99")}, four),
    "negative size": raw({"a": entry([-4], 0, 16)}, four),
    "header too long": struct.pack("<Q", 10**9) + b"{}",
    "short": b"\x00\x01\x02",
}
for name, data in bad.items():
    try:
        load(data)
    except Exception:
        continue
    raise SystemExit(f"the reference library accepts: {name}")

encode = lambda data: base64.b64encode(data).decode()
golden = {
    "made with": f"safetensors {safetensors.__version__}, numpy {np.__version__}",
    "good": encode(good),
    "tensors": {name: {"shape": list(t.shape), "values": t.ravel().tolist()} for name, t in tensors.items()},
    "bad": {name: encode(data) for name, data in bad.items()},
}
with open("safetensors.json", "w") as file:
    json.dump(golden, file, indent=1)
    file.write("\n")
