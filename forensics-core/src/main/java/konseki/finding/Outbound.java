package konseki.finding;

import java.util.List;

/// Bytes that crossed the boundary outwards over W, day by day, all machines together.
///
/// @param query the query whose sum of a day is `allowed` + `unexplained` of that day
/// @param days  in order; days without a flow are left out
public record Outbound(String query, List<Day> days) {

    public Outbound {
        days = List.copyOf(days);
    }

    /// One day of the case's zone, of UTC where its offset is no whole hour.
    ///
    /// @param day         `2023-06-04`
    /// @param allowed     bytes to destinations that case.yaml expects, at most
    /// @param unexplained bytes to all other destinations, at most
    public record Day(String day, long allowed, long unexplained) {}
}
