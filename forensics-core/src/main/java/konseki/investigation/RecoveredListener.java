package konseki.investigation;

/// Takes what a second look finds, in evidence order.
@FunctionalInterface
public interface RecoveredListener {
    void accept(RecoveredRecord found);
}
