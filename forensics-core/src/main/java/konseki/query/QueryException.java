package konseki.query;

/// A query that cannot be read: where, what is wrong, and what to do. The message says all three.
public final class QueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String problem;
    private final String advice;

    QueryException(int position, String problem, String advice) {
        super("at character " + (position + 1) + ": " + problem + ". " + advice);
        this.position = position;
        this.problem = problem;
        this.advice = advice;
    }

    /// Characters before the surprise.
    public int position() {
        return position;
    }

    /// What is wrong, without a full stop.
    public String problem() {
        return problem;
    }

    /// What the analyst can do now; one or more sentences.
    public String advice() {
        return advice;
    }
}
