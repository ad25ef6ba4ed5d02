# SPDX-License-Identifier: Apache-2.0
# Sends one OSC message of words to a port of this machine: send.py PORT ADDRESS WORD ..
import socket
import sys


def word(text):
    plain = text.encode() + b"\0"
    return plain + b"\0" * (-len(plain) % 4)


port, address, *words = sys.argv[1:]
message = word(address) + word("," + "s" * len(words)) + b"".join(map(word, words))
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(message, ("127.0.0.1", int(port)))
