"""A certificate that nobody vouches for, made on the spot by openssl."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path


class CertificateError(Exception):
    """There is no openssl that makes one."""


def self_signed(folder: Path) -> ssl.SSLContext:
    """What a server at 127.0.0.1 needs to speak TLS with a certificate of its own, made in a folder."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-keyout", str(key), "-out", str(certificate), "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as exc:
        raise CertificateError(f"openssl makes no certificate ({exc})") from exc
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
