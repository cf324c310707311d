package konseki.evidence;

/// Something among the inputs that is not read, and why. Nothing vanishes: each stands in the manifest's run.json and
/// on the first screen.
///
/// @param name   relative to its input
/// @param size   bytes as stored, -1 if not known
/// @param reason for people: what it is and what to do
public record Unread(String name, long size, String reason) {}
