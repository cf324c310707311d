package konseki.finding;

import java.util.OptionalLong;

/// A disposition and what it is bound to.
///
/// @param hits       events that its query finds now
/// @param bytes      sum of `fx.egress.hi` over them, where any has it
/// @param hitSetHash SHA-256 over the ids of those events in order, each ended by a line feed; empty without hits
/// @param stale      whether they are not those that were signed; then it does not count
/// @param counts     whether it decides anything: it covers a detection or a tampering, is not stale, signed as often
/// as
///                   needed, and not contradicted
public record AppliedDisposition(
        Disposition disposition, long hits, OptionalLong bytes, String hitSetHash, boolean stale, boolean counts) {}
