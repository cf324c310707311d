package konseki.finding;

/// A technique of MITRE ATT&CK.
///
/// @param id      of version 19.1: `T1685.005`
/// @param v18Id   its id in version 18, the same where nothing changed
/// @param name    as ATT&CK writes it
public record Technique(String id, String v18Id, String name) {

    public Technique(String id, String name) {
        this(id, id, name);
    }
}
