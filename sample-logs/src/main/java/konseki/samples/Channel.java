package konseki.samples;

/// The Windows event channels of the samples, with the provider that writes most of their records.
enum Channel {
    SECURITY("Security", "Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-A5BA-3E3B0328C30D}"),
    SYSTEM("System", "Service Control Manager", "{555908D1-A6D7-4695-8E1E-26931D2012F4}"),
    SYSMON(
            "Microsoft-Windows-Sysmon/Operational",
            "Microsoft-Windows-Sysmon",
            "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}");

    private final String title;
    private final String provider;
    private final String providerGuid;

    Channel(String title, String provider, String providerGuid) {
        this.title = title;
        this.provider = provider;
        this.providerGuid = providerGuid;
    }

    String title() {
        return title;
    }

    String provider() {
        return provider;
    }

    String providerGuid() {
        return providerGuid;
    }
}
