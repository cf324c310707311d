package konseki.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.event.Slice;
import konseki.query.FieldRef;
import konseki.query.Query;
import konseki.query.TextPattern;

/// Clauses that detectors write often. Values come out of logs, so what would be a wildcard in them is escaped.
public final class Clauses {

    private Clauses() {}

    /// The field is one of some values.
    public static Query is(Field field, String... values) {
        return new Query.OneOf(FieldRef.of(field), List.of(values));
    }

    /// The field is one of some values, which are sorted and made distinct.
    public static Query isAny(Field field, Collection<String> values) {
        return new Query.OneOf(FieldRef.of(field), List.copyOf(new TreeSet<>(values)));
    }

    /// Events of those datasets.
    public static Query dataset(Dataset... datasets) {
        List<String> names = new ArrayList<>();
        for (Dataset dataset : datasets) {
            names.add(dataset.queryName());
        }
        return isAny(Field.EVENT_DATASET, names);
    }

    /// Events of one dataset with one of some codes.
    public static Query codes(Dataset dataset, String... codes) {
        return Query.and(dataset(dataset), is(Field.EVENT_CODE, codes));
    }

    public static Query number(Field field, long value) {
        return new Query.Range(FieldRef.of(field), value, value);
    }

    public static Query endsWith(Field field, String end) {
        return new Query.Text(FieldRef.of(field), "*" + literal(end));
    }

    public static Query startsWith(Field field, String start) {
        return new Query.Text(FieldRef.of(field), literal(start) + "*");
    }

    /// The field holds `part` somewhere.
    public static Query contains(Field field, String part) {
        return new Query.Text(FieldRef.of(field), "*" + literal(part) + "*");
    }

    public static Query address(Field field, String address) {
        return new Query.Address(FieldRef.of(field), Networks.of(List.of(address)));
    }

    /// The address field, or the name field of the machine where the text is no address.
    public static Query machine(Field addressField, Field nameField, String addressOrName) {
        return isAddress(addressOrName) ? address(addressField, addressOrName) : is(nameField, addressOrName);
    }

    public static boolean isAddress(String text) {
        Slice slice = Slice.of(text);
        return IpAddress.parse(slice.bytes(), 0, slice.length(), new long[2]);
    }

    /// The text as a pattern that matches nothing else.
    public static String literal(String text) {
        return TextPattern.exactly(text);
    }
}
