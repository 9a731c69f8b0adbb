import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Holds PDFs to the standards for archives and for readers who do not see, with veraPDF's own library and rules.
 * Usage: java -cp VERAPDF Archive.java FLAVOUR[,FLAVOUR] FILE...  where a flavour is 2a (PDF/A-2a) or ua1 (PDF/UA-1).
 * Prints each rule that is broken once, with how often and where first.
 */
public class Archive {
    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        int broken = 0;
        long checks = 0;
        String[] flavours = args[0].split(",");
        for (int at = 1; at < args.length; at++) {
            for (String name : flavours) {
                PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(args[at]), flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    checks += result.getTotalAssertions();
                    if (!result.isCompliant()) {
                        broken++;
                        report(args[at], name, result);
                    }
                }
            }
        }
        System.out.println(args.length - 1 + " files, " + checks + " checks by veraPDF: " + broken + " faults");
        System.exit(broken == 0 && args.length > 1 && checks > 0 ? 0 : 1);
    }

    private static void report(String file, String flavour, ValidationResult result) {
        Map<String, Integer> times = new TreeMap<>();
        Map<String, String> first = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + ": "
                        + assertion.getMessage();
                times.merge(rule, 1, Integer::sum);
                first.putIfAbsent(rule, assertion.getLocation().getContext());
            }
        }
        times.forEach((rule, count) ->
                System.err.println(file + ": " + flavour + " " + rule + " (" + count + " times, first " + first.get(rule) + ")"));
    }
}
