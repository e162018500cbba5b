# The upper bound of an amount lies below its value.
DELETE { <agreement/range> schema:value ?old } INSERT { <agreement/range> schema:value 5.0 } WHERE { <agreement/range> schema:value ?old }
