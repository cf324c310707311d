package konseki.samples;

import java.util.ArrayList;
import java.util.List;

/// A web site that people and machines of the company use.
record Site(String hostname, String address) {

    /// The sites that the office visits through the proxy.
    static final List<Site> VISITED = visited();

    /// Where servers fetch their updates.
    static final List<Site> UPDATES = List.of(
            new Site("sls.update.example", "198.18.7.10"),
            new Site("fe2.update.example", "198.18.7.11"),
            new Site("definitions.antivirus.example", "198.18.7.30"),
            new Site("packages.linux.example", "198.18.7.40"));

    private static List<Site> visited() {
        List<String> names = List.of(
                "www.news.example",
                "img.news.example",
                "portal.tax.example",
                "www.weather.example",
                "mail.saas.example",
                "login.saas.example",
                "crm.saas.example",
                "cdn.saas.example",
                "www.bank.example",
                "maps.travel.example",
                "rail.travel.example",
                "search.web.example",
                "static.web.example",
                "fonts.web.example",
                "ads.web.example",
                "docs.vendor.example",
                "support.vendor.example",
                "kb.vendor.example",
                "forum.dev.example",
                "git.dev.example",
                "registry.dev.example",
                "jobs.example.net",
                "video.example.net",
                "thumbs.example.net",
                "shop.example.org",
                "wiki.example.org",
                "standards.example.org",
                "labour.gov.example",
                "pension.gov.example",
                "shinsei.gov.example");
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            sites.add(new Site(names.get(i), "198.18." + (20 + i / 6) + "." + (11 + 7 * i)));
        }
        return List.copyOf(sites);
    }
}
