package konseki.samples;

/// An account of a domain, or the machine's own.
record Account(String domain, String name) {

    static final Account SYSTEM = new Account("NT AUTHORITY", "SYSTEM");

    boolean isSystem() {
        return equals(SYSTEM);
    }

    /// As Sysmon writes it, `CORP\adm.sato`.
    String qualified() {
        return domain + "\\" + name;
    }

    /// Security identifier, always the same for one name.
    String sid() {
        return isSystem() ? "S-1-5-18" : Company.sid(name);
    }
}
