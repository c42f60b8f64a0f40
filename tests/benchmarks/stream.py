"""`python stream.py FILE COUNT` writes that many short articles to a file of records, to be read as a stream."""

import json
import random
import sys

TEXT = (
    "{town} (ANTARA) - Pemerintah Kota {town} menyalurkan bantuan Rp{sum} juta kepada {people} nelayan pada {day} Maret "
    '2025. "Bantuan itu naik {share} persen," kata Wali Kota {town}, Wira {name}, di {town}. Nomor berkas {number}.'
)
TOWNS = ("Mataram", "Kupang", "Ambon", "Palu", "Langsa", "Padang", "Bitung", "Garut")
NAMES = ("Laksana", "Prabawa", "Nugraha", "Santika", "Wijaya", "Permadi")

if __name__ == "__main__":
    chance = random.Random(0)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        for number in range(int(sys.argv[2])):
            filled = TEXT.format(
                town=chance.choice(TOWNS), name=chance.choice(NAMES), sum=chance.randint(2, 900), people=chance.randint(11, 999),
                day=chance.randint(1, 28), share=chance.randint(2, 60), number=number,
            )  # fmt: skip
            file.write(json.dumps({"isi": filled, "judul": f"Bantuan nelayan {number}"}) + "\n")
