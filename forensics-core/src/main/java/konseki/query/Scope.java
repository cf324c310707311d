package konseki.query;

/// What a word means at a place of a query.
sealed interface Scope {

    /// It begins a clause.
    record Clauses() implements Scope {}

    /// It is a value of the field before the parenthesis.
    ///
    /// @param whole whether the whole text must match: `field = value`
    record Values(FieldRef field, boolean whole) implements Scope {}
}
