import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.Version;

/**
 * Lucene's own answers, a line each for the lines of standard input: `english` gives the terms of EnglishAnalyzer, `words` those
 * of StandardTokenizer in lower case, `stems` Porter's stems of words between spaces. See make.sh.
 */
public final class English {
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("version")) {
      System.out.println(Version.LATEST);
      return;
    }
    Analyzer analyzer = switch (arguments[0]) {
      case "english" -> new EnglishAnalyzer();
      case "words" -> new StandardAnalyzer();
      case "stems" -> stems();
      default -> throw new IllegalArgumentException(arguments[0]);
    };
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new java.io.PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) out.print(String.join(" ", terms(analyzer, line)) + "\n");
    out.flush();
  }

  private static java.util.List<String> terms(Analyzer analyzer, String text) throws Exception {
    var terms = new java.util.ArrayList<String>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(term.toString());
      stream.end();
    }
    return terms;
  }

  private static Analyzer stems() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        var words = new org.apache.lucene.analysis.core.WhitespaceTokenizer();
        return new TokenStreamComponents(words, new PorterStemFilter(words));
      }
    };
  }
}
