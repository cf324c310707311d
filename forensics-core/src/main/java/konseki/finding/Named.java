package konseki.finding;

/// A constant that finding.json writes by another name than that of the code.
public interface Named {

    String jsonName();
}
