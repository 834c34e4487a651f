package dev.rutter.platform.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A second way into a route, by TLS with given certificates. The files are read when the route is
/// given them and at each start of the proxy.
///
/// @param port where to listen; never 0
/// @param certificate a PEM file: the certificate and those between it and its authority
/// @param key a PEM file: the private key in PKCS#8, not encrypted
public record Tls(String address, int port, String certificate, String key) {
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");
    private static final long MOST_BYTES = 1 << 20;
    private static final char[] NO_PASSWORD = {};

    public Tls {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port " + port + " is not within 1 to 65535");
        }
    }

    /// What the files make.
    ///
    /// @throws IOException where they cannot be read, or do not belong together
    SSLContext context() throws IOException {
        try (InputStream in = Files.newInputStream(sized(certificate))) {
            var chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException(certificate + " holds no certificate in PEM");
            }
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("route", privateKey(), NO_PASSWORD, chain);
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException no) {
            throw new IOException(
                    certificate + " and " + key + " cannot serve TLS: " + no.getMessage(), no);
        }
    }

    private PrivateKey privateKey() throws IOException {
        var found = KEY.matcher(Files.readString(sized(key)));
        if (!found.find()) {
            throw new IOException(
                    key
                            + " holds no private key in PKCS#8; make one with: openssl pkcs8 -topk8"
                            + " -nocrypt");
        }
        var bytes = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        for (var kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(bytes);
            } catch (GeneralSecurityException other) {
                // tried as the next kind
            }
        }
        throw new IOException(key + " is of none of the kinds " + String.join(", ", KINDS));
    }

    private static Path sized(String file) throws IOException {
        var path = Path.of(file);
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException(file + " is longer than " + MOST_BYTES + " bytes");
        }
        return path;
    }
}
