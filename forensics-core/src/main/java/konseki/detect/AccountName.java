package konseki.detect;

import konseki.event.Slice;

/// What the name of an account says by itself.
public final class AccountName {
    private static final Slice ANONYMOUS = Slice.of("anonymous logon");

    private AccountName() {}

    /// Whether it is a machine's own account: `FS01$`.
    public static boolean isMachine(Slice name) {
        return name.length() > 0 && name.at(name.length() - 1) == '$';
    }

    /// Whether it names nobody: absent, `-`, or an anonymous logon.
    ///
    /// @param folded as [konseki.event.Event#folded] gives it
    public static boolean isNobody(Slice folded) {
        return folded.isEmpty() || folded.length() == 1 && folded.at(0) == '-' || folded.sameAs(ANONYMOUS);
    }

    /// Whether it is a person's or a service's account.
    ///
    /// @param folded as [konseki.event.Event#folded] gives it
    public static boolean isPersonal(Slice folded) {
        return !isNobody(folded) && !isMachine(folded);
    }
}
