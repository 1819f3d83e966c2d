package io.dartwing.testkit.letters;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A `winmail.dat` as Outlook writes it (MS-OXTNEF), with one attachment.
public final class Winmail {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int ATTACHMENT = 2;
    private static final int RENDER_DATA = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;

    private Winmail() {}

    public static byte[] with(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(little(6).putInt(SIGNATURE).putShort((short) 1).array());
        attribute(out, RENDER_DATA, new byte[14]);
        attribute(out, TITLE, (name + "\0").getBytes(StandardCharsets.US_ASCII));
        attribute(out, DATA, content);
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int id, byte[] data) {
        int sum = 0;
        for (byte one : data) {
            sum += one & 0xff;
        }
        out.write(ATTACHMENT);
        out.writeBytes(little(8).putInt(id).putInt(data.length).array());
        out.writeBytes(data);
        out.writeBytes(little(2).putShort((short) sum).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
