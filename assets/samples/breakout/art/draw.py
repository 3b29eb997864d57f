#!/usr/bin/env python3
"""Draws the pictures of the sample into ../assets. Python's own library is all that it needs:

    python3 assets/samples/breakout/art/draw.py

Shapes are distances to their edges (negative inside), so edges are smooth without drawing anything larger.
Colours are sRGB from 0 to 1, sizes are pixels.
"""

import math
import os
import random
import struct
import zlib

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "assets")

# Bricks: one row of the sheet each, in this order. The tile maps of the levels and `BrickKind` count on it.
BRICKS = [
    ("red", (0.96, 0.16, 0.30)),
    ("orange", (1.00, 0.45, 0.10)),
    ("yellow", (1.00, 0.77, 0.12)),
    ("green", (0.10, 0.78, 0.42)),
    ("blue", (0.08, 0.52, 0.98)),
    ("violet", (0.53, 0.27, 0.96)),
    ("hard", (0.56, 0.66, 0.80)),
    ("steel", (0.22, 0.26, 0.37)),
    ("bonus", (1.00, 0.70, 0.08)),
]


def mix(one, other, share):
    return tuple(a + (b - a) * share for a, b in zip(one, other))


def clamp(value, low=0.0, high=1.0):
    return max(low, min(high, value))


def smooth(low, high, value):
    share = clamp((value - low) / (high - low))
    return share * share * (3 - 2 * share)


def cover(distance):
    """How much of a pixel at this distance from an edge is inside."""
    return clamp(0.5 - distance)


def rounded(x, y, half_width, half_height, radius):
    dx, dy = abs(x) - half_width + radius, abs(y) - half_height + radius
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius


def segment(x, y, a, b, width):
    ax, ay = a
    bx, by = b
    dx, dy = bx - ax, by - ay
    along = clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))
    return math.hypot(x - ax - dx * along, y - ay - dy * along) - width / 2


def star(x, y, radius, points=5, depth=0.45):
    angle = math.atan2(x, -y)
    wedge = math.pi / points
    angle = abs((angle + wedge) % (2 * wedge) - wedge)
    px, py = math.hypot(x, y) * math.sin(angle), math.hypot(x, y) * math.cos(angle)
    inner = radius * depth
    ax, ay = 0.0, radius
    bx, by = inner * math.sin(wedge), inner * math.cos(wedge)
    nx, ny = by - ay, -(bx - ax)
    length = math.hypot(nx, ny)
    return -((px - ax) * nx + (py - ay) * ny) / length


def heart(x, y, size):
    x, y = abs(x) / size, -y / size + 0.52
    if x + y > 1:
        return (math.hypot(x - 0.25, y - 0.75) - math.sqrt(2) / 4) * size
    low = math.hypot(x, y - 1)
    corner = 0.5 * max(x + y, 0)
    return min(low, math.hypot(x - corner, y - corner)) * math.copysign(size, x - y)


class Picture:
    """Straight alpha, red, green, blue, alpha from 0 to 1."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.pixels = [[(0.0, 0.0, 0.0, 0.0)] * width for _ in range(height)]

    def draw(self, left, top, width, height, shade):
        """`shade(x, y)` gives red, green, blue, alpha; x and y are from the middle, y down."""
        for row in range(height):
            for column in range(width):
                x, y = column + 0.5 - width / 2, row + 0.5 - height / 2
                self.pixels[top + row][left + column] = shade(x, y)

    def save(self, name):
        rows = bytearray()
        for row in self.pixels:
            rows.append(0)
            for pixel in row:
                rows.extend(int(clamp(part) * 255 + 0.5) for part in pixel)
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 6, 0, 0, 0)
        data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
        data += chunk(b"IDAT", zlib.compress(bytes(filtered(rows, self.width * 4)), 9)) + chunk(b"IEND", b"")
        with open(os.path.join(FOLDER, name), "wb") as file:
            file.write(data)
        print(f"{name}: {self.width} x {self.height}, {len(data) / 1000:.1f} kB")


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def filtered(rows, stride):
    """Each row as its difference to the one above, which soft shapes compress well by."""
    out, above = bytearray(), bytes(stride)
    for start in range(0, len(rows), stride + 1):
        row = rows[start + 1 : start + 1 + stride]
        out.append(2)
        out.extend((a - b) & 255 for a, b in zip(row, above))
        above = row
    return out


def over(below, color, alpha):
    """Lays a colour over a pixel."""
    red, green, blue, opacity = below
    total = alpha + opacity * (1 - alpha)
    if total <= 0 or alpha <= 0:
        # Also what is not seen has a colour: at edges, it is mixed with what is.
        return below
    share = alpha / total
    return (*mix((red, green, blue), color, share), total)


def body(x, y, half_width, half_height, radius, color):
    """A soft cushion that is lit from above: the pixel, and the distance to its edge."""
    distance = rounded(x, y, half_width, half_height, radius)
    light = clamp(0.5 - y / (2 * half_height))
    shade = mix(mix(color, (0.05, 0.0, 0.16), 0.36), mix(color, (1, 1, 1), 0.06), smooth(0.0, 1.0, light))
    # An edge that catches light above and lies in shadow below.
    rim = smooth(-5.0, -0.5, distance)
    shade = mix(shade, (1, 1, 1), rim * 0.42 * smooth(0.1, -0.8, y / half_height))
    shade = mix(shade, (0.04, 0.02, 0.10), rim * 0.40 * smooth(-0.1, 0.8, y / half_height))
    # The reflection of a window.
    gloss = smooth(1.5, -1.5, rounded(x, y + half_height * 0.42, half_width - 7, half_height * 0.34, half_height * 0.30))
    shade = mix(shade, (1, 1, 1), gloss * (0.05 + 0.14 * light))
    return (*shade, cover(distance)), distance


CRACKS = [
    ((-6, -26), (2, -9)), ((2, -9), (-9, 3)), ((-9, 3), (-2, 15)), ((-2, 15), (-10, 26)),
    ((2, -9), (22, -2)), ((22, -2), (30, -17)), ((22, -2), (34, 10)), ((34, 10), (30, 26)),
    ((-9, 3), (-28, -3)), ((-28, -3), (-40, 9)), ((-28, -3), (-34, -22)), ((34, 10), (54, 4)),
]


def brick(kind, color, column):
    half_width, half_height = 56, 26

    def shade(x, y):
        pixel, distance = body(x, y, half_width, half_height, 9, color)
        if kind == "hard":
            inner = rounded(x, y, half_width - 7, half_height - 7, 5)
            pixel = over(pixel, (0.95, 0.98, 1.0), 0.30 * clamp(1.2 - abs(inner)) * pixel[3])
        if kind == "steel":
            stripe = math.sin((x + y) * 0.32)
            pixel = over(pixel, (0.5, 0.58, 0.72), 0.10 * smooth(0.2, 0.9, stripe) * cover(distance + 6))
            for bolt in (-46, 46):
                for level in (-16, 16):
                    away = math.hypot(x - bolt, y - level) - 3.2
                    pixel = over(pixel, (0.07, 0.09, 0.14), cover(away - 1.2) * 0.8)
                    pixel = over(pixel, (0.62, 0.70, 0.82), cover(away))
        if kind == "bonus":
            away = star(x, y + 1, 19)
            pixel = over(pixel, (0.55, 0.27, 0.02), cover(away - 2.5) * 0.55)
            pixel = over(pixel, (1.0, 0.97, 0.82), cover(away))
        if column < 4:
            # A band of light that crosses it.
            center = -78 + column * 52
            band = 1 - abs(x - y * 0.7 - center) / 20
            pixel = over(pixel, (1, 1, 1), clamp(band) * 0.62 * cover(distance + 1))
        if column == 5:
            for a, b in CRACKS:
                pixel = over(pixel, (1, 1, 1), cover(segment(x, y - 1.4, a, b, 1.6)) * 0.35 * cover(distance + 1))
                pixel = over(pixel, (0.06, 0.03, 0.12), cover(segment(x, y, a, b, 2.6)) * 0.85 * cover(distance + 1))
        return pixel

    return shade


def draw_bricks():
    picture = Picture(120 * 6, 60 * len(BRICKS))
    for row, (kind, color) in enumerate(BRICKS):
        for column in range(6):
            picture.draw(column * 120, row * 60, 120, 60, brick(kind, color, column))
    picture.save("bricks.png")


def draw_paddle():
    """Four cells below each other, in which its core pulses."""
    picture = Picture(256, 64 * 4)
    for row in range(4):
        pulse = row / 3

        def shade(x, y, pulse=pulse):
            pixel, _ = body(x, y, 124, 22, 22, (0.78, 0.84, 0.94))
            joint = abs(x) - 84
            if joint > 0:
                pixel, _ = body(x, y, 124, 22, 22, (0.16, 0.72, 0.95))
            pixel = over(pixel, (0.05, 0.08, 0.16), clamp(1.6 - abs(joint)) * 0.75 * pixel[3])
            slot = rounded(x, y + 1, 72, 5.5, 5.5)
            pixel = over(pixel, (0.05, 0.09, 0.18), cover(slot - 2) * 0.85)
            glow = mix((0.10, 0.50, 0.75), (0.55, 0.95, 1.0), pulse)
            pixel = over(pixel, glow, cover(slot))
            return pixel

        picture.draw(0, row * 64, 256, 64, shade)
    picture.save("paddle.png")


def draw_ball():
    """Four cells beside each other, in which a ring grows."""
    picture = Picture(64 * 4, 64)
    for column in range(4):

        def shade(x, y, column=column):
            distance = math.hypot(x, y) - 27
            light = clamp(1 - math.hypot(x + 8, y + 9) / 40)
            color = mix((0.62, 0.80, 1.0), (1, 1, 1), smooth(0.0, 0.75, light))
            ring = abs(math.hypot(x, y) - 8 - column * 5)
            color = mix(color, (0.30, 0.66, 1.0), clamp(1 - ring / 3.5) * 0.35)
            return (*color, cover(distance))

        picture.draw(column * 64, 0, 64, 64, shade)
    picture.save("ball.png")


def sign(kind, x, y):
    """The distance to the sign on a capsule."""
    if kind == "wide":
        lines = [((-17, 0), (17, 0)), ((-17, 0), (-9, -8)), ((-17, 0), (-9, 8)), ((17, 0), (9, -8)), ((17, 0), (9, 8))]
        return min(segment(x, y, a, b, 4.5) for a, b in lines)
    if kind == "more":
        return min(math.hypot(x - dx, y - dy) - 5.2 for dx, dy in ((-12, 5), (0, -6), (12, 5)))
    if kind == "slow":
        face = abs(math.hypot(x, y) - 11.5) - 2.0
        return min(face, segment(x, y, (0, 0), (0, -7), 3.6), segment(x, y, (0, 0), (5.5, 3), 3.6))
    return heart(x, y, 21)


POWERS = [("wide", (0.16, 0.72, 0.95)), ("more", (0.98, 0.55, 0.25)), ("slow", (0.45, 0.80, 0.42)), ("life", (0.95, 0.27, 0.45))]


def draw_powers():
    """A row for each power, in the order of `PowerKind`; a band of light crosses in four cells."""
    picture = Picture(96 * 4, 64 * len(POWERS))
    for row, (kind, color) in enumerate(POWERS):
        for column in range(4):

            def shade(x, y, kind=kind, color=color, column=column):
                pixel, distance = body(x, y, 44, 25, 25, color)
                ring = abs(distance + 4.5) - 1.2
                pixel = over(pixel, (1, 1, 1), cover(ring) * 0.55 * pixel[3])
                away = sign(kind, x, y)
                pixel = over(pixel, (0.05, 0.03, 0.12), cover(sign(kind, x, y - 2) - 1) * 0.45 * pixel[3])
                pixel = over(pixel, (1, 1, 1), cover(away))
                band = 1 - abs(x - y * 0.7 + 66 - column * 44) / 14
                return over(pixel, (1, 1, 1), clamp(band) * 0.45 * cover(distance + 1))

            picture.draw(column * 96, row * 64, 96, 64, shade)
    picture.save("powers.png")


def draw_hearts():
    """A life, and the place of one that is lost."""
    picture = Picture(128, 64)

    def full(x, y):
        distance = heart(x, y, 46)
        color = mix((0.78, 0.12, 0.32), (1.0, 0.42, 0.52), clamp(0.5 - y / 44))
        pixel = (*color, cover(distance))
        gloss = math.hypot((x + 11) * 0.8, y + 10) - 6
        return over(pixel, (1, 1, 1), smooth(2.5, -2.5, gloss) * 0.55 * pixel[3])

    def lost(x, y):
        distance = heart(x, y, 46)
        pixel = (0.10, 0.12, 0.24, cover(distance) * 0.9)
        return over(pixel, (0.34, 0.38, 0.60), cover(abs(distance + 1.5) - 1.5) * 0.9)

    picture.draw(0, 0, 64, 64, full)
    picture.draw(64, 0, 64, 64, lost)
    picture.save("hearts.png")


def floor(seed):
    chance = random.Random(seed)
    tone = chance.uniform(0.0, 1.0)

    def shade(x, y):
        base = mix((0.040, 0.046, 0.112), (0.050, 0.058, 0.134), tone)
        line = max(abs(x), abs(y)) - 23
        return (*mix(base, (0.105, 0.125, 0.235), clamp(0.5 + line) * 0.5), 1.0)

    return shade


def tube(across):
    """The colour of the wall at a distance from its middle line, from -24 outside to 24 at the table."""
    light = clamp(1 - abs(across + 6) / 26)
    color = mix((0.085, 0.10, 0.20), (0.34, 0.40, 0.62), smooth(0.0, 1.0, light))
    color = mix(color, (0.55, 0.62, 0.85), clamp(1 - abs(across + 8) / 3.0) * 0.55)
    # A line of light along the table.
    color = mix(color, (0.03, 0.04, 0.09), clamp(6.5 - abs(across - 15)) * 0.85)
    color = mix(color, (0.30, 0.86, 1.0), clamp(2.6 - abs(across - 15)))
    return (*color, cover(abs(across) - 22.5))


def draw_walls():
    """Cells of 48 px: left, top, right, the corners, the ends, and five of the floor. The pixels at the edge of a
    cell go on around it, so that none of the next cell is seen where tiles are drawn small."""
    margin = 8
    picture = Picture((48 + 2 * margin) * 4, (48 + 2 * margin) * 3)

    def corner(side):
        # Around the corner of the table, which is at the lower inner corner of the cell.
        def shade(x, y):
            inner_x, inner_y = 24 - side * x, 24 - y
            return tube(24 - math.hypot(inner_x, inner_y))

        return shade

    def end(side):
        def shade(x, y):
            red, green, blue, alpha = tube(side * x)
            inside = rounded(x, y + 24, 22.5, 40, 20)
            return (red, green, blue, min(alpha, cover(inside)))

        return shade

    cells = [
        lambda x, y: tube(x),
        lambda x, y: tube(y),
        lambda x, y: tube(-x),
        corner(-1),
        corner(1),
        end(1),
        end(-1),
        floor(1),
        floor(2),
        floor(3),
        floor(4),
        floor(5),
    ]
    for index, cell in enumerate(cells):
        size = 48 + 2 * margin
        around = lambda x, y, cell=cell: cell(clamp(x, -23.5, 23.5), clamp(y, -23.5, 23.5))
        picture.draw(index % 4 * size, index // 4 * size, size, size, around)
    picture.save("walls.png")


def draw_backdrop():
    """A night sky behind the table: soft lights, and noise against steps in them."""
    width, height = 480, 300
    picture = Picture(width, height)
    chance = random.Random(7)
    lights = [(-170, -90, 150, (0.30, 0.13, 0.42)), (190, 60, 170, (0.07, 0.26, 0.42)), (-60, 150, 150, (0.34, 0.12, 0.26))]

    def shade(x, y):
        color = mix((0.030, 0.030, 0.082), (0.062, 0.050, 0.125), clamp(0.5 + y / height))
        for at_x, at_y, reach, light in lights:
            share = math.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / (reach * reach))
            color = mix(color, light, share * 0.55)
        noise = chance.uniform(-0.5, 0.5) / 255
        return (*(part + noise for part in color), 1.0)

    picture.draw(0, 0, width, height, shade)
    picture.save("backdrop.png")


LETTERS = {
    "B": ("###.", "#..#", "###.", "#..#", "###."),
    "R": ("###.", "#..#", "###.", "#.#.", "#..#"),
    "E": ("####", "#...", "###.", "#...", "####"),
    "A": (".##.", "#..#", "####", "#..#", "#..#"),
    "K": ("#..#", "#.#.", "##..", "#.#.", "#..#"),
    "O": (".##.", "#..#", "#..#", "#..#", ".##."),
    "U": ("#..#", "#..#", "#..#", "#..#", ".##."),
    "T": ("#####", "..#..", "..#..", "..#..", "..#.."),
}


def draw_logo():
    """The name of the game, of little bricks, with nothing at its edges: where it is drawn small, they are mixed with
    the opposite ones."""
    wide, high, margin = 28, 22, 8
    rows = [".".join(LETTERS[letter][row] for letter in "BREAKOUT") for row in range(5)]
    picture = Picture(wide * len(rows[0]) + 2 * margin, high * 5 + 2 * margin)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell == "#":

                def shade(x, y, color=BRICKS[row][1]):
                    pixel, _ = body(x, y, wide / 2 - 1, high / 2 - 1, 4, color)
                    return pixel

                picture.draw(margin + column * wide, margin + row * high, wide, high, shade)
    picture.save("logo.png")


def draw_shard():
    """A piece of a brick, and of paper."""
    picture = Picture(32, 32)
    picture.draw(0, 0, 32, 32, lambda x, y: (*mix((1, 1, 1), (0.72, 0.72, 0.8), clamp(0.5 + y / 26)), cover(rounded(x, y, 13, 10, 3))))
    picture.save("shard.png")


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    draw_bricks()
    draw_paddle()
    draw_ball()
    draw_powers()
    draw_hearts()
    draw_walls()
    draw_backdrop()
    draw_logo()
    draw_shard()
