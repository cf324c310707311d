package konseki.parse.server;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.FieldReading;
import konseki.parse.FieldReadings;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Stamps;

/// W3C extended logs of web servers (IIS, HTTP.sys, CloudFront) and of proxies (Blue Coat and its heirs). The carrier
/// has named the columns. What `s-ip` is to a server, the address that was asked, a proxy calls `r-ip`.
///
/// Times are UTC, as the format demands. `cs` is client to server: `cs-bytes` came in, `sc-bytes` went out; where IIS
/// does not log them they are absent.
///
/// Source: W3C Working Draft "Extended Log File Format"; Microsoft, "W3C Extended Log File Format (IIS 6.0)"; Amazon
/// CloudFront Developer Guide, "Standard log file fields".
public final class Iis implements Payload {
    private static final VendorName STEM = VendorName.of("cs-uri-stem");
    private static final VendorName METHOD = VendorName.of("cs-method");
    private static final VendorName DATE = VendorName.of("date");
    private static final VendorName TIME = VendorName.of("time");
    private static final VendorName STATUS = VendorName.of("sc-status");
    private static final VendorName EDGE = VendorName.of("x-edge-location");
    private static final Slice IIS = Slice.of("iis.access");
    private static final Slice CLOUD_FRONT = Slice.of("aws.cloudfront");
    private static final Slice BLUE_COAT = Slice.of("bluecoat.access");
    private static final VendorName[] OF_PROXIES = {
        VendorName.of("r-ip"),
        VendorName.of("cs-categories"),
        VendorName.of("cs-uri-scheme"),
        VendorName.of("s-supplier-ip"),
        VendorName.of("s-supplier-name")
    };
    private static final Slice WEB = Slice.of("web");
    private static final int DATE_LENGTH = "2023-06-05".length();

    private static final List<FieldReading> SERVER = FieldReadings.of("""
            source.ip<c-ip source.port<c-port destination.ip<s-ip destination.port<s-port host.name<s-computername
            destination.domain<x-host-header:host destination.domain<cs-host|cs(Host):host
            user.name<cs-username http.request.method<cs-method url.path<cs-uri-stem
            user_agent.original<cs(User-Agent) event.code<sc-status event.action<s-action|x-edge-result-type
            source.bytes<cs-bytes destination.bytes<sc-bytes network.protocol<cs-protocol""");
    private static final List<FieldReading> PROXY = FieldReadings.of("""
            source.ip<c-ip source.port<c-port destination.ip<r-ip|s-supplier-ip destination.port<cs-uri-port|r-port
            destination.domain<cs-host|cs-uri-host:host observer.name<s-computername|s-ip
            user.name<cs-username|cs-userdn http.request.method<cs-method url.path<cs-uri-path|cs-uri-stem
            user_agent.original<cs(User-Agent) event.code<sc-status event.action<s-action|sc-filter-result
            source.bytes<cs-bytes destination.bytes<sc-bytes network.protocol<cs-uri-scheme|cs-protocol""");
    private static final FieldReading SECONDS =
            new FieldReading(Field.EVENT_DURATION, "time-taken", FieldReading.How.SECONDS);
    private static final FieldReading MILLIS =
            new FieldReading(Field.EVENT_DURATION, "time-taken", FieldReading.How.MILLIS);

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return IIS.toString();
    }

    /// A request is logged when it has been answered.
    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return !out.vendor(TIME).isEmpty()
                && !(out.vendor(STEM).isAbsent() && out.vendor(METHOD).isAbsent());
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        boolean cloudFront = !out.vendor(EDGE).isAbsent();
        boolean proxy = isProxy(out);
        out.text(Field.EVENT_DATASET, cloudFront ? CLOUD_FRONT : proxy ? BLUE_COAT : IIS);
        out.text(Field.EVENT_CATEGORY, WEB);
        out.text(Field.EVENT_TYPE, ActionWords.END);
        putTime(clock, out);
        List<FieldReading> readings = proxy ? PROXY : SERVER;
        for (int i = 0; i < readings.size(); i++) {
            readings.get(i).read(out, false);
        }
        (cloudFront ? SECONDS : MILLIS).read(out, false);
        Slice status = out.vendor(STATUS);
        if (!status.isEmpty()) {
            out.text(Field.EVENT_OUTCOME, status.at(0) >= '4' ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
        return Outcome.EVENT;
    }

    private static boolean isProxy(EventBuffer out) {
        for (VendorName name : OF_PROXIES) {
            if (!out.vendor(name).isAbsent()) {
                return true;
            }
        }
        return false;
    }

    private static void putTime(MemberClock clock, EventBuffer out) {
        Slice day = out.vendor(DATE);
        byte[] bytes = day.bytes();
        int date = day.offset();
        boolean whole = day.length() == DATE_LENGTH;
        Slice time = out.vendor(TIME);
        boolean set = whole
                && time.bytes() == bytes
                && Stamps.dateAndTime(bytes, date, time.offset(), time.end(), time.end(), time.end(), clock, out);
        if (set) {
            MemberClock.takeAsUtc(out);
        } else {
            clock.keepUnreadable(out, time.bytes(), time.offset(), time.end());
        }
    }
}
