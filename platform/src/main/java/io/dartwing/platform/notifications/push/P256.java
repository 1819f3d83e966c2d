package io.dartwing.platform.notifications.push;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/// Keys of the curve P-256 as Web Push writes them: points uncompressed, scalars as 32 bytes.
final class P256 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
    private static final int POINT_BYTES = 65;

    private P256() {}

    /// Refuses what is not a point of the curve, so that a made-up key can't probe ours.
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_BYTES || point[0] != 4) {
            throw new GeneralSecurityException("P-256: not an uncompressed point");
        }
        try {
            CURVE.getCurve().decodePoint(point);
        } catch (IllegalArgumentException notOnTheCurve) {
            throw new GeneralSecurityException("P-256: not a point of the curve", notOnTheCurve);
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters()));
    }

    static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT_BYTES];
        point[0] = 4;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 33);
        return point;
    }

    static PrivateKey privateKey(byte[] scalar) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, scalar), parameters()));
    }

    /// The public point of a private scalar.
    static byte[] pointOf(byte[] scalar) {
        return CURVE.getG().multiply(new BigInteger(1, scalar)).normalize().getEncoded(false);
    }

    /// A scalar within the order of the curve, from any 32 random bytes.
    static byte[] scalar(byte[] random) {
        BigInteger order = CURVE.getN().subtract(BigInteger.ONE);
        byte[] scalar = new byte[32];
        put(new BigInteger(1, random).mod(order).add(BigInteger.ONE), scalar, 0);
        return scalar;
    }

    private static void put(BigInteger number, byte[] target, int offset) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, target, offset + 32 - length, length);
    }

    private static ECParameterSpec parameters() throws GeneralSecurityException {
        var parameters = java.security.AlgorithmParameters.getInstance("EC");
        parameters.init(new java.security.spec.ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
