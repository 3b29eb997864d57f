#!/usr/bin/env python3
"""Makes the model of the little robot, ../assets/walker.glb, with its skeleton and three clips: idle, walk and wave.
Python's own library is all that it needs:

    python3 assets/samples/gallery/art/walker.py

Script and model are licensed as the project is: MIT or Apache-2.0, as you like.

Lengths are metres, angles radians. It looks along +Z, its left is +X. At rest no joint is turned, so the matrix that
binds a vertex to a joint is the joint's place alone.
"""

import json
import math
import os
import struct

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "assets", "walker.glb")

# Name, parent, place at rest.
JOINTS = [
    ("hips", None, (0.0, 0.62, 0.0)),
    ("spine", "hips", (0.0, 0.74, 0.0)),
    ("head", "spine", (0.0, 1.10, 0.0)),
    ("eyes", "head", (0.0, 1.31, 0.19)),
    ("antenna", "head", (0.06, 1.49, -0.02)),
]
for side, sign in (("left", 1), ("right", -1)):
    JOINTS += [
        (f"upper arm {side}", "spine", (sign * 0.235, 0.97, 0.0)),
        (f"lower arm {side}", f"upper arm {side}", (sign * 0.30, 0.78, 0.0)),
        (f"hand {side}", f"lower arm {side}", (sign * 0.33, 0.58, 0.02)),
        (f"thigh {side}", "hips", (sign * 0.115, 0.58, 0.0)),
        (f"shin {side}", f"thigh {side}", (sign * 0.115, 0.35, 0.0)),
        (f"foot {side}", f"shin {side}", (sign * 0.115, 0.10, 0.0)),
    ]
INDEX = {name: index for index, (name, _, _) in enumerate(JOINTS)}
PLACE = {name: place for name, _, place in JOINTS}
THIGH_M = PLACE["thigh left"][1] - PLACE["shin left"][1]
SHIN_M = PLACE["shin left"][1] - PLACE["foot left"][1]
# From the ankle to the ground, and from the hips down to the thighs.
ANKLE_M, PELVIS_M = PLACE["foot left"][1], PLACE["hips"][1] - PLACE["thigh left"][1]

MATERIALS = {
    "shell": {"color": (0.80, 0.82, 0.85), "rough": 0.32, "coat": 1.0},
    "rubber": {"color": (0.035, 0.04, 0.05), "rough": 0.55},
    "accent": {"color": (0.92, 0.22, 0.02), "rough": 0.3, "coat": 1.0},
    "glass": {"color": (0.008, 0.01, 0.016), "rough": 0.06},
    "steel": {"color": (0.62, 0.64, 0.68), "rough": 0.28, "metal": 1.0},
    "light": {"color": (0.02, 0.05, 0.06), "rough": 0.4, "emission": (0.10, 0.75, 1.0), "strength": 6.0},
}


class Surface:
    """The triangles of one material."""

    def __init__(self):
        self.positions, self.normals, self.joints, self.weights, self.indices = [], [], [], [], []

    def add(self, position, normal, weights):
        """`weights`: how much each joint, by name, moves the vertex; 1 in all."""
        length = math.sqrt(sum(part * part for part in normal)) or 1.0
        self.positions.append(position)
        self.normals.append(tuple(part / length for part in normal))
        bound = sorted(weights.items(), key=lambda pair: -pair[1])[:4]
        bytes_of = [round(weight * 255) for _, weight in bound]
        bytes_of[0] += 255 - sum(bytes_of)
        padding = [0] * (4 - len(bound))
        self.joints.append([INDEX[name] for name, _ in bound] + padding)
        self.weights.append(bytes_of + padding)

    def grid(self, columns, rows, first):
        """Triangles of `rows` + 1 lines of `columns` + 1 vertices, from the vertex `first` on. Seen from outside, their
        corners are counter-clockwise."""
        for row in range(rows):
            for column in range(columns):
                corner = first + row * (columns + 1) + column
                above = corner + columns + 1
                self.indices += [corner, corner + 1, above, corner + 1, above + 1, above]


SURFACES = {name: Surface() for name in MATERIALS}


def power(value, exponent):
    return math.copysign(abs(value) ** exponent, value)


def pebble(material, center, radii, weights, boxy=1.0, columns=20, rows=12):
    """A ball, the more like a box the smaller `boxy` is. `weights(position)` binds its vertices."""
    surface = SURFACES[material]
    first = len(surface.positions)
    for row in range(rows + 1):
        latitude = math.pi * (row / rows - 0.5)
        for column in range(columns + 1):
            longitude = 2 * math.pi * column / columns
            up, flat = math.sin(latitude), math.cos(latitude)
            ahead, aside = math.cos(longitude), math.sin(longitude)
            unit = (power(flat, boxy) * power(aside, boxy), power(up, boxy), power(flat, boxy) * power(ahead, boxy))
            sides = 2 - boxy
            normal = (power(flat, sides) * power(aside, sides), power(up, sides), power(flat, sides) * power(ahead, sides))
            position = tuple(c + r * u for c, r, u in zip(center, radii, unit))
            surface.add(position, tuple(n / r for n, r in zip(normal, radii)), weights(position))
    surface.grid(columns, rows, first)


def tube(material, joints, end, radii, columns=16, rings=8):
    """A limb from joint to joint to `end`, a place. Where two parts meet, both move it: it bends, and does not break.
    `radii` are those at each joint and at the end."""
    surface = SURFACES[material]
    first = len(surface.positions)
    places = [PLACE[name] for name in joints] + [end]
    parts = len(joints)
    total = parts * rings
    for ring in range(total + 1):
        along = ring / rings
        part = min(int(along), parts - 1)
        share = along - part
        a, b = places[part], places[part + 1]
        middle = tuple(x + (y - x) * share for x, y in zip(a, b))
        radius = radii[part] + (radii[part + 1] - radii[part]) * share
        axis = tuple(y - x for x, y in zip(a, b))
        length = math.sqrt(sum(x * x for x in axis))
        axis = tuple(x / length for x in axis)
        # Across the limb: to its right, and ahead.
        aside = cross((0, 0, 1), axis)
        ahead = cross(axis, aside)
        for column in range(columns + 1):
            angle = 2 * math.pi * column / columns
            normal = tuple(s * math.cos(angle) + h * math.sin(angle) for s, h in zip(aside, ahead))
            position = tuple(m + n * radius for m, n in zip(middle, normal))
            surface.add(position, normal, bend(joints, along))
    surface.grid(columns, total, first)


def bend(joints, along):
    """Who moves a limb at a place that is counted in parts: 1.0 is at the second joint."""
    weights = {}
    for index, name in enumerate(joints):
        begins = 1.0 if index == 0 else ramp(along, index - 0.3, index + 0.3)
        ends = 1.0 if index == len(joints) - 1 else 1 - ramp(along, index + 0.7, index + 1.3)
        weights[name] = begins * ends
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items() if weight > 0}


def ramp(value, low, high):
    share = min(max((value - low) / (high - low), 0.0), 1.0)
    return share * share * (3 - 2 * share)


def cross(a, b):
    product = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    length = math.sqrt(sum(x * x for x in product)) or 1.0
    return tuple(x / length for x in product)


def only(name):
    return lambda position: {name: 1.0}


def torso(position):
    share = ramp(position[1], 0.60, 0.82)
    return {"spine": share, "hips": 1 - share} if 0 < share < 1 else {"spine" if share else "hips": 1.0}


def make_body():
    pebble("shell", (0, 0.845, 0), (0.205, 0.225, 0.165), torso, 0.72, 28, 16)
    pebble("rubber", (0, 0.625, 0), (0.165, 0.085, 0.135), only("hips"), 0.8)
    pebble("accent", (0, 0.700, 0), (0.185, 0.028, 0.150), torso, 0.72, 28, 6)
    pebble("light", (0, 0.90, 0.164), (0.042, 0.042, 0.022), only("spine"), 1.0, 16, 10)
    pebble("steel", (0, 0.90, 0.156), (0.060, 0.060, 0.022), only("spine"), 1.0, 20, 10)
    pebble("rubber", (0, 1.085, 0), (0.070, 0.060, 0.070), only("head"), 1.0, 16, 8)


def make_head():
    pebble("shell", (0, 1.305, 0), (0.255, 0.200, 0.205), only("head"), 0.66, 32, 18)
    pebble("glass", (0, 1.300, 0.075), (0.205, 0.138, 0.150), only("head"), 0.62, 28, 14)
    for sign in (1, -1):
        pebble("light", (sign * 0.082, 1.315, 0.212), (0.030, 0.046, 0.020), only("eyes"), 0.85, 16, 12)
        pebble("accent", (sign * 0.255, 1.305, 0), (0.036, 0.082, 0.082), only("head"), 0.85, 20, 12)
        pebble("steel", (sign * 0.288, 1.305, 0), (0.014, 0.048, 0.048), only("head"), 0.9, 16, 8)
    tube("steel", ["antenna"], (0.085, 1.62, -0.03), (0.010, 0.007), 10, 5)
    pebble("accent", (0.06, 1.492, -0.02), (0.026, 0.020, 0.026), only("antenna"), 1.0, 14, 8)
    pebble("light", (0.088, 1.635, -0.032), (0.027, 0.027, 0.027), only("antenna"), 1.0, 16, 10)


def make_limbs():
    for side, sign in (("left", 1), ("right", -1)):
        arm = [f"upper arm {side}", f"lower arm {side}"]
        hand, foot = f"hand {side}", f"foot {side}"
        tube("rubber", arm, PLACE[hand], (0.046, 0.041, 0.040))
        x, y, z = PLACE[arm[0]]
        pebble("shell", (x + sign * 0.012, y, z), (0.078, 0.082, 0.080), only(arm[0]), 0.85, 20, 12)
        x, y, z = PLACE[arm[1]]
        pebble("shell", (x + sign * 0.018, y - 0.105, z + 0.012), (0.060, 0.088, 0.062), only(arm[1]), 0.8, 20, 12)
        x, y, z = PLACE[hand]
        pebble("accent", (x, y - 0.035, z), (0.054, 0.058, 0.056), only(hand), 0.85, 18, 12)
        pebble("accent", (x - sign * 0.030, y - 0.030, z + 0.045), (0.022, 0.032, 0.022), only(hand), 1.0, 12, 8)

        leg = [f"thigh {side}", f"shin {side}"]
        tube("rubber", leg, PLACE[foot], (0.070, 0.056, 0.050))
        x, y, z = PLACE[leg[0]]
        pebble("shell", (x + sign * 0.008, y - 0.075, z), (0.082, 0.098, 0.086), only(leg[0]), 0.8, 20, 12)
        x, y, z = PLACE[leg[1]]
        pebble("steel", (x, y, z + 0.018), (0.052, 0.046, 0.052), only(leg[1]), 0.9, 16, 10)
        pebble("shell", (x, y - 0.135, z + 0.004), (0.072, 0.098, 0.076), only(leg[1]), 0.8, 20, 12)
        x, y, z = PLACE[foot]
        pebble("shell", (x, 0.062, z + 0.035), (0.084, 0.056, 0.135), only(foot), 0.72, 20, 12)
        pebble("rubber", (x, 0.022, z + 0.035), (0.088, 0.022, 0.142), only(foot), 0.55, 20, 8)


def turn(axis, angle):
    half = angle / 2
    return tuple(part * math.sin(half) for part in axis) + (math.cos(half),)


def both(one, other):
    """The turn `other`, and then `one`."""
    ax, ay, az, aw = one
    bx, by, bz, bw = other
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


X, Y, Z = (1, 0, 0), (0, 1, 0), (0, 0, 1)


def offset(name):
    """The place of a joint in its parent."""
    parent = JOINTS[INDEX[name]][1]
    base = PLACE[parent] if parent else (0, 0, 0)
    return tuple(a - b for a, b in zip(PLACE[name], base))


def walk(time):
    """A step of each foot in a second. `time` goes from 0 to 1, and so it does for all clips. A leg swings ahead while
    its knee is bent, and the hips are as high as the straighter leg is long: that foot is on the ground."""
    phase = 2 * math.pi * time
    pose, reach = {}, 0.0
    for side, sign, swing in (("left", 1, phase), ("right", -1, phase + math.pi)):
        thigh = -0.52 * math.sin(swing) - 0.06
        knee = 0.16 + 0.95 * max(0.0, math.cos(swing)) ** 1.4
        lift = 0.32 * max(0.0, math.cos(swing - 0.9)) ** 2
        pose[f"thigh {side}", "rotation"] = turn(X, thigh)
        pose[f"shin {side}", "rotation"] = turn(X, knee)
        pose[f"foot {side}", "rotation"] = turn(X, -(thigh + knee) * 0.86 + lift)
        reach = max(reach, THIGH_M * math.cos(thigh) + SHIN_M * math.cos(thigh + knee))
        arm = 0.50 * math.sin(swing) + 0.05
        pose[f"upper arm {side}", "rotation"] = both(turn(Z, sign * 0.10), turn(X, arm))
        pose[f"lower arm {side}", "rotation"] = turn(X, -0.42 - 0.28 * max(0.0, -math.sin(swing)))
        pose[f"hand {side}", "rotation"] = turn(X, -0.12)
    sway = math.cos(phase)
    pose["hips", "translation"] = (0.012 * sway, ANKLE_M + reach + PELVIS_M, 0.0)
    pose["hips", "rotation"] = both(turn(Y, 0.12 * math.sin(phase)), turn(Z, -0.045 * sway))
    pose["spine", "rotation"] = both(turn(X, 0.06), both(turn(Y, -0.22 * math.sin(phase)), turn(Z, 0.05 * sway)))
    pose["head", "rotation"] = both(turn(X, -0.04 + 0.035 * math.cos(2 * phase)), turn(Y, 0.10 * math.sin(phase)))
    pose["antenna", "rotation"] = both(turn(X, 0.22 * math.sin(2 * phase - 0.9)), turn(Z, 0.10 * math.sin(phase)))
    return pose


def idle(time):
    """Breathes, looks to both sides, blinks."""
    phase = 2 * math.pi * time
    breath = math.sin(2 * phase)
    pose = {
        ("hips", "translation"): (0.010 * math.sin(phase), PLACE["hips"][1] - 0.004 + 0.004 * breath, 0.0),
        ("hips", "rotation"): turn(Z, -0.018 * math.sin(phase)),
        ("spine", "rotation"): both(turn(X, 0.02 * breath), turn(Z, 0.022 * math.sin(phase))),
        ("head", "rotation"): both(turn(Y, 0.42 * math.sin(phase) ** 3), turn(X, -0.03 + 0.03 * math.cos(2 * phase))),
        ("antenna", "rotation"): turn(Z, 0.09 * math.sin(3 * phase)),
        ("eyes", "scale"): (1.0, blink(time), 1.0),
    }
    for side, sign in (("left", 1), ("right", -1)):
        pose[f"upper arm {side}", "rotation"] = both(turn(Z, sign * (0.09 + 0.02 * breath)), turn(X, 0.05))
        pose[f"lower arm {side}", "rotation"] = turn(X, -0.22 - 0.03 * breath)
        # The feet stay on the ground while the hips sway.
        pose[f"thigh {side}", "rotation"] = turn(Z, 0.018 * math.sin(phase))
    return pose


def blink(time):
    """How open the eyes are."""
    nearest = min(abs(time - at) for at in (0.18, 0.62, 0.68))
    return 0.12 + 0.88 * ramp(nearest, 0.005, 0.025)


def wave(time):
    """The right arm greets. It is a layer for `upper arm right`, and a whole pose as well."""
    phase = 2 * math.pi * time
    pose = idle(0.0)
    pose["upper arm right", "rotation"] = both(turn(Z, -2.35), turn(X, -0.25))
    pose["lower arm right", "rotation"] = both(turn(Z, -0.35 + 0.42 * math.sin(2 * phase)), turn(X, -0.15))
    pose["hand right", "rotation"] = turn(Z, 0.25 * math.sin(2 * phase - 0.7))
    pose["head", "rotation"] = both(turn(Z, 0.10), turn(Y, -0.06 * math.sin(phase)))
    return pose


# Name, seconds, keys, pose.
CLIPS = [("idle", 4.0, 80, idle), ("walk", 1.0, 24, walk), ("wave", 1.6, 24, wave)]


class Buffer:
    """The binary part of the file, and what lies where in it."""

    def __init__(self):
        self.data, self.views, self.accessors = bytearray(), [], []

    def add(self, rows, kind, component, target=None, normalized=False, bounds=False):
        """Adds rows of numbers; the index of the accessor."""
        code, size = {5121: ("B", 1), 5123: ("H", 2), 5126: ("f", 4)}[component]
        width = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}[kind]
        rows = [row if isinstance(row, (tuple, list)) else (row,) for row in rows]
        while len(self.data) % 4:
            self.data.append(0)
        view = {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(rows) * width * size}
        if target:
            view["target"] = target
        for row in rows:
            self.data += struct.pack(f"<{width}{code}", *row)
        accessor = {"bufferView": len(self.views), "componentType": component, "count": len(rows), "type": kind}
        if normalized:
            accessor["normalized"] = True
        if bounds:
            # As they are stored, in 32 bits.
            stored = [struct.unpack(f"<{width}f", struct.pack(f"<{width}f", *row)) for row in rows]
            accessor["min"] = [min(column) for column in zip(*stored)]
            accessor["max"] = [max(column) for column in zip(*stored)]
        self.views.append(view)
        self.accessors.append(accessor)
        return len(self.accessors) - 1


def material(name):
    of = MATERIALS[name]
    out = {
        "name": name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [*of["color"], 1.0],
            "metallicFactor": of.get("metal", 0.0),
            "roughnessFactor": of["rough"],
        },
    }
    extensions = {}
    if "coat" in of:
        extensions["KHR_materials_clearcoat"] = {"clearcoatFactor": of["coat"], "clearcoatRoughnessFactor": 0.06}
    if "emission" in of:
        out["emissiveFactor"] = list(of["emission"])
        extensions["KHR_materials_emissive_strength"] = {"emissiveStrength": of["strength"]}
    if extensions:
        out["extensions"] = extensions
    return out


def primitive(buffer, index, surface):
    return {
        "attributes": {
            "POSITION": buffer.add(surface.positions, "VEC3", 5126, 34962, bounds=True),
            "NORMAL": buffer.add(surface.normals, "VEC3", 5126, 34962),
            "JOINTS_0": buffer.add(surface.joints, "VEC4", 5121, 34962),
            "WEIGHTS_0": buffer.add(surface.weights, "VEC4", 5121, 34962, normalized=True),
        },
        "indices": buffer.add(surface.indices, "SCALAR", 5123, 34963),
        "material": index,
    }


def animation(buffer, name, length_s, keys, pose):
    """A clip whose last key is its first pose again: it repeats without a jump."""
    times = [length_s * key / keys for key in range(keys + 1)]
    poses = [pose(key % keys / keys) for key in range(keys + 1)]
    clock = buffer.add(times, "SCALAR", 5126, bounds=True)
    samplers, channels = [], []
    for joint, path in sorted(poses[0]):
        kind = "VEC4" if path == "rotation" else "VEC3"
        values = buffer.add([pose[joint, path] for pose in poses], kind, 5126)
        channels.append({"sampler": len(samplers), "target": {"node": INDEX[joint], "path": path}})
        samplers.append({"input": clock, "output": values, "interpolation": "LINEAR"})
    return {"name": name, "samplers": samplers, "channels": channels}


def document(buffer):
    nodes = []
    for name, _, _ in JOINTS:
        node = {"name": name, "translation": [round(part, 6) for part in offset(name)]}
        children = [INDEX[child] for child, parent, _ in JOINTS if parent == name]
        if children:
            node["children"] = children
        nodes.append(node)
    body, root = len(nodes), len(nodes) + 1
    nodes.append({"name": "body", "mesh": 0, "skin": 0})
    nodes.append({"name": "walker", "children": [INDEX["hips"], body]})
    inverse = [(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, *(-part for part in place), 1) for _, _, place in JOINTS]
    return {
        "asset": {"version": "2.0", "generator": "walker.py", "copyright": "MIT or Apache-2.0"},
        "extensionsUsed": ["KHR_materials_clearcoat", "KHR_materials_emissive_strength"],
        "scene": 0,
        "scenes": [{"nodes": [root]}],
        "nodes": nodes,
        "materials": [material(name) for name in MATERIALS],
        "meshes": [{"name": "body", "primitives": [primitive(buffer, *of) for of in enumerate(SURFACES.values())]}],
        "skins": [
            {
                "joints": list(range(len(JOINTS))),
                "skeleton": INDEX["hips"],
                "inverseBindMatrices": buffer.add(inverse, "MAT4", 5126),
            }
        ],
        "animations": [animation(buffer, *clip) for clip in CLIPS],
    }


def save(buffer, top):
    while len(buffer.data) % 4:
        buffer.data.append(0)
    top["buffers"] = [{"byteLength": len(buffer.data)}]
    top["bufferViews"], top["accessors"] = buffer.views, buffer.accessors
    text = json.dumps(top, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    length = 12 + 8 + len(text) + 8 + len(buffer.data)
    with open(FILE, "wb") as file:
        file.write(struct.pack("<4sII", b"glTF", 2, length))
        file.write(struct.pack("<I4s", len(text), b"JSON") + text)
        file.write(struct.pack("<I4s", len(buffer.data), b"BIN\0") + buffer.data)
    vertices = sum(len(surface.positions) for surface in SURFACES.values())
    print(f"walker.glb: {vertices} vertices, {len(JOINTS)} joints, {len(CLIPS)} clips, {length / 1000:.0f} kB")


if __name__ == "__main__":
    make_body()
    make_head()
    make_limbs()
    contents = Buffer()
    save(contents, document(contents))
