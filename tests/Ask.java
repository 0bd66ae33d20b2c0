import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.tdb2.TDB2Factory;

/** Answers SELECT queries over TDB2 databases, as many as it is given, so that one start of Java serves all tests.
 *  A line of the input names, with tabs between, the database, the file of the query and the file for the answer. */
public class Ask {
    public static void main(String[] none) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] part = line.split("\t");
            System.out.println(answer(TDB2Factory.connectDataset(part[0]), Path.of(part[1]), Path.of(part[2])));
        }
    }

    /** Returns "done", or what went wrong, in one line. */
    static String answer(Dataset data, Path query, Path answer) {
        data.begin(ReadWrite.READ);
        try (OutputStream out = Files.newOutputStream(answer);
                QueryExecution run = QueryExecutionFactory.create(Files.readString(query), data)) {
            ResultSetFormatter.outputAsJSON(out, run.execSelect());
            return "done";
        } catch (Exception error) {
            return error.toString().replace('\n', ' ');
        } finally {
            data.end();
        }
    }
}
