package org.entente.spark;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.entente.correction.Measure;
import org.entente.export.FactRow;
import org.jspecify.annotations.Nullable;

/** A fact as a row of Spark. The columns are described in docs/spark.md. */
final class FactColumns {

  private static final DataType TEXT = DataTypes.StringType;

  /** Fractions are exact: prices and quantities are not rounded. */
  private static final DataType NUMBER = DataTypes.createDecimalType(38, 6);

  private static final StructType NAMED =
      new StructType().add("iri", TEXT).add("label", TEXT).add("wikidata", TEXT);

  private static final StructType PARTICIPANT =
      new StructType().add("iri", TEXT).add("label", TEXT).add("role", TEXT).add("wikidata", TEXT);

  private static final StructType DATE =
      new StructType()
          .add("kind", TEXT)
          .add("date", TEXT)
          .add("earliest", DataTypes.DateType)
          .add("latest", DataTypes.DateType);

  private static final StructType AMOUNT =
      new StructType()
          .add("comparator", TEXT)
          .add("value", NUMBER)
          .add("max", NUMBER)
          .add("currency", TEXT);

  private static final StructType QUANTITY =
      new StructType()
          .add("comparator", TEXT)
          .add("value", NUMBER)
          .add("max", NUMBER)
          .add("unit", TEXT);

  private static final StructType OBSERVED =
      new StructType()
          .add("measure", TEXT)
          .add("comparator", TEXT)
          .add("value", TEXT)
          .add("unit", TEXT);

  private static final StructType QUOTE =
      new StructType()
          .add("text", TEXT)
          .add("start", DataTypes.IntegerType)
          .add("end", DataTypes.IntegerType);

  static final StructType SCHEMA =
      new StructType()
          .add("fact", TEXT)
          .add("class", TEXT)
          .add("label", TEXT)
          .add("participants", array(PARTICIPANT))
          .add("dates", array(DATE))
          .add("earliest", DataTypes.DateType)
          .add("latest", DataTypes.DateType)
          .add("amounts", array(AMOUNT))
          .add("quantities", array(QUANTITY))
          .add("objects", array(NAMED))
          .add("places", array(NAMED))
          .add("domains", array(TEXT))
          .add("status", TEXT)
          .add("factuality", TEXT)
          .add("attributed_to", array(NAMED))
          .add("part_of", TEXT)
          .add("confidence", DataTypes.DoubleType)
          .add("observed", OBSERVED)
          .add("quotes", array(QUOTE));

  private FactColumns() {}

  private static DataType array(DataType of) {
    return DataTypes.createArrayType(of);
  }

  static Row row(FactRow fact) {
    return RowFactory.create(
        fact.iri(),
        fact.type(),
        fact.label(),
        rows(
            fact.participants(),
            p ->
                RowFactory.create(
                    p.actor().iri(), p.actor().label(), p.role(), orNull(p.actor().wikidata()))),
        rows(
            fact.dates(),
            d -> RowFactory.create(d.kind(), d.date(), date(d.earliest()), date(d.latest()))),
        orNull(fact.earliest().map(FactColumns::date)),
        orNull(fact.latest().map(FactColumns::date)),
        rows(fact.amounts(), FactColumns::measure),
        rows(fact.quantities(), FactColumns::measure),
        rows(fact.objects(), FactColumns::named),
        rows(fact.places(), FactColumns::named),
        fact.domains().toArray(String[]::new),
        orNull(fact.status()),
        orNull(fact.factuality()),
        rows(fact.attributedTo(), FactColumns::named),
        orNull(fact.partOf()),
        orNull(fact.confidence()),
        orNull(
            fact.observed()
                .map(
                    o ->
                        RowFactory.create(
                            o.measure(), o.comparator(), o.value(), orNull(o.unit())))),
        rows(fact.quotes(), q -> RowFactory.create(q.text(), q.start(), q.end())));
  }

  private static <T> Row[] rows(List<T> values, Function<T, Row> row) {
    return values.stream().map(row).toArray(Row[]::new);
  }

  private static Row named(FactRow.Named named) {
    return RowFactory.create(named.iri(), named.label(), orNull(named.wikidata()));
  }

  private static Row measure(Measure measure) {
    return RowFactory.create(measure.sign().sign(), measure.value(), measure.max(), measure.unit());
  }

  private static Date date(LocalDate day) {
    return Date.valueOf(day);
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.isPresent() ? value.get() : null;
  }
}
