package konseki.parse.windows;

import konseki.event.Event;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.Numerals;

/// Where the outcome of an event is written.
enum OutcomeRule {
    NONE {
        @Override
        Slice of(WindowsForm form, Event event) {
            return Slice.ABSENT;
        }
    },
    SUCCESS {
        @Override
        Slice of(WindowsForm form, Event event) {
            return Words.SUCCESS;
        }
    },
    FAILURE {
        @Override
        Slice of(WindowsForm form, Event event) {
            return Words.FAILURE;
        }
    },
    /// In a status, where 0 is success; without one as [#BY_AUDIT].
    BY_STATUS {
        @Override
        Slice of(WindowsForm form, Event event) {
            Slice status = event.vendor(STATUS);
            if (status.isEmpty()) {
                status = event.vendor(ERROR_CODE);
            }
            long code = Numerals.bits(status);
            return code == Numerals.NONE ? BY_AUDIT.of(form, event) : code == 0 ? Words.SUCCESS : Words.FAILURE;
        }
    },
    /// In the audit bits of the keywords, or in words that NXLog and Winlogbeat make of them.
    BY_AUDIT {
        @Override
        Slice of(WindowsForm form, Event event) {
            Slice keywords = form.keywords(event);
            long bits = Numerals.bits(keywords);
            if (bits != Numerals.NONE) {
                return (bits & AUDIT_SUCCESS) != 0
                        ? Words.SUCCESS
                        : (bits & AUDIT_FAILURE) != 0 ? Words.FAILURE : Slice.ABSENT;
            }
            Slice outcome = ofWords(keywords);
            if (outcome.isAbsent()) {
                outcome = ofWords(event.vendor(EVENT_TYPE));
            }
            return outcome.isAbsent() ? ofWords(event.vendor(ECS_OUTCOME)) : outcome;
        }
    };

    private static final VendorName STATUS = VendorName.of("Status");
    private static final VendorName ERROR_CODE = VendorName.of("ErrorCode");
    private static final VendorName EVENT_TYPE = VendorName.of("EventType");
    private static final VendorName ECS_OUTCOME = VendorName.of("event.outcome");
    private static final long AUDIT_FAILURE = 0x10_0000_0000_0000L;
    private static final long AUDIT_SUCCESS = 0x20_0000_0000_0000L;

    /// [Slice#ABSENT] if the rule finds none.
    abstract Slice of(WindowsForm form, Event event);

    private static Slice ofWords(Slice words) {
        return Ascii.contains(words, Words.SUCCESS)
                ? Words.SUCCESS
                : Ascii.contains(words, Words.FAILURE) ? Words.FAILURE : Slice.ABSENT;
    }
}
