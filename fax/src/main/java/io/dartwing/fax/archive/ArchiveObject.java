package io.dartwing.fax.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One file on its way to a store.
///
/// @param part `document`, `original-1`, … or `metadata`
/// @param sha256 in hexadecimal digits
/// @param md5 in hexadecimal digits: what most stores give as the tag of an object
record ArchiveObject(String part, String key, Path file, String contentType, long size, String sha256, String md5) {
    static ArchiveObject of(String part, String key, Path file, String contentType) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[64 * 1024];
            int count;
            while ((count = in.read(buffer)) >= 0) {
                sha256.update(buffer, 0, count);
                md5.update(buffer, 0, count);
            }
            return new ArchiveObject(
                    part,
                    key,
                    file,
                    contentType,
                    Files.size(file),
                    HexFormat.of().formatHex(sha256.digest()),
                    HexFormat.of().formatHex(md5.digest()));
        } catch (IOException failure) {
            throw new UncheckedIOException("archive: a file can't be read", failure);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
