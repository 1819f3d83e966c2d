package io.dartwing.engine.fax.t30;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Control frames of ITU-T T.30, by the facsimile control field (bits as on the line, first bit lowest).
public enum T30Frame {
    DIS(0x80, "Digital identification: what the receiver can do"),
    CSI(0x40, "Called station's id"),
    NSF(0x20, "Non-standard facilities"),
    DTC(0x81, "Digital transmit command (polling)"),
    CIG(0x41, "Calling station's id (polling)"),
    NSC(0x21, "Non-standard facilities command"),
    PWD(0xC1, "Password"),
    SEP(0xA1, "Selective polling"),
    PSA(0x61, "Polled sub-address"),
    CIA(0xE1, "Calling internet address"),
    ISP(0x11, "Internet selective polling"),
    DCS(0x82, "Digital command: what the sender chose"),
    TSI(0x42, "Transmitting station's id"),
    NSS(0x22, "Non-standard set-up"),
    SUB(0xC2, "Sub-address"),
    SID(0xA2, "Sender identification"),
    CTC(0x12, "Continue to correct"),
    TSA(0x62, "Transmitting internet address"),
    IRA(0xE2, "Internet routing address"),
    CFR(0x84, "Training good, ready for the page"),
    FTT(0x44, "Training failed"),
    CTR(0xC4, "Agreed to continue correcting"),
    CSA(0x24, "Called internet address"),
    EOM(0x8E, "End of page, negotiate again"),
    MPS(0x4E, "End of page, another follows"),
    EOP(0x2E, "End of the last page"),
    PRI_EOM(0x9E, "End of page, negotiate again, operator wanted"),
    PRI_MPS(0x5E, "End of page, another follows, operator wanted"),
    PRI_EOP(0x3E, "End of the last page, operator wanted"),
    EOS(0x1E, "End of selection"),
    PPS(0xBE, "Partial page signal"),
    PPS_NULL(0x100, "End of a block, the page goes on"),
    PPS_EOM(0x101, "End of page, negotiate again"),
    PPS_MPS(0x102, "End of page, another follows"),
    PPS_EOP(0x103, "End of the last page"),
    PPS_PRI_EOM(0x104, "End of page, negotiate again, operator wanted"),
    PPS_PRI_MPS(0x105, "End of page, another follows, operator wanted"),
    PPS_PRI_EOP(0x106, "End of the last page, operator wanted"),
    PPS_EOS(0x107, "End of selection"),
    EOR(0xCE, "End of retransmission"),
    RR(0x6E, "Receiver ready?"),
    MCF(0x8C, "Page received"),
    RTP(0xCC, "Page received, train again"),
    RTN(0x4C, "Page not acceptable, train again"),
    PIP(0xAC, "Page received, operator wanted"),
    PIN(0x2C, "Page not acceptable, operator wanted"),
    PPR(0xBC, "Some frames are missing, send them again"),
    RNR(0xEC, "Receiver not ready"),
    ERR(0x1C, "Agreed to end retransmission"),
    FDM(0xFC, "File diagnostics"),
    DCN(0xFA, "Disconnect"),
    CRP(0x1A, "Repeat the command"),
    FNV(0xCA, "Field not valid"),
    TNR(0xEA, "Sender not ready"),
    TR(0x6A, "Sender ready?"),
    UNKNOWN(-1, "Unknown frame");

    private static final Set<T30Frame> END_OF_DOCUMENT = EnumSet.of(EOP, PRI_EOP, PPS_EOP, PPS_PRI_EOP);
    private static final Set<T30Frame> END_OF_PAGE = EnumSet.of(
            EOM,
            MPS,
            EOP,
            PRI_EOM,
            PRI_MPS,
            PRI_EOP,
            EOS,
            PPS_EOM,
            PPS_MPS,
            PPS_EOP,
            PPS_PRI_EOM,
            PPS_PRI_MPS,
            PPS_PRI_EOP,
            PPS_EOS);
    private static final Set<T30Frame> VERDICT = EnumSet.of(MCF, RTP, RTN, PIP, PIN);
    private static final Set<T30Frame> CONFIRMATION = EnumSet.of(MCF, RTP, PIP);
    private static final Map<Integer, T30Frame> BY_CODE = new HashMap<>();

    static {
        for (T30Frame frame : values()) {
            BY_CODE.put(frame.code, frame);
        }
    }

    private final int code;
    private final String meaning;

    T30Frame(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// One line for people.
    public String meaning() {
        return meaning;
    }

    /// Whether this ends a page and asks for a verdict.
    public boolean endsPage() {
        return END_OF_PAGE.contains(this);
    }

    /// Whether this ends the last page.
    public boolean endsDocument() {
        return END_OF_DOCUMENT.contains(this);
    }

    /// Whether this is an answer to the end of a page.
    public boolean judgesPage() {
        return VERDICT.contains(this);
    }

    /// Whether this says that a page arrived.
    public boolean confirmsPage() {
        return CONFIRMATION.contains(this);
    }

    /// The frame of a control field octet, whatever its X bit.
    static T30Frame ofControlField(int octet) {
        T30Frame exact = BY_CODE.get(octet & 0xFF);
        return exact != null ? exact : BY_CODE.getOrDefault(octet & 0xFE, UNKNOWN);
    }

    /// The frame of whole HDLC octets: address, control, control field, information.
    static T30Frame of(byte[] hdlc) {
        if (hdlc.length < 3) {
            return UNKNOWN;
        }
        T30Frame frame = ofControlField(hdlc[2]);
        return frame == PPS && hdlc.length > 3 ? partialPage(hdlc[3] & 0xFE) : frame;
    }

    private static T30Frame partialPage(int second) {
        if (second == 0) {
            return PPS_NULL;
        }
        return switch (ofControlField(second)) {
            case EOM -> PPS_EOM;
            case MPS -> PPS_MPS;
            case EOP -> PPS_EOP;
            case PRI_EOM -> PPS_PRI_EOM;
            case PRI_MPS -> PPS_PRI_MPS;
            case PRI_EOP -> PPS_PRI_EOP;
            case EOS -> PPS_EOS;
            default -> PPS;
        };
    }
}
