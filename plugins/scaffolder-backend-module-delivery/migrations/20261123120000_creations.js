// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_creations', table => {
    table.comment(
      'What each creation of a service has made, and how far it is',
    );
    table.string('id', 36).primary().comment('Random; part of checkpoint keys');
    table.string('service', 40).notNullable().comment('Name of the service');
    table
      .string('task_id', 64)
      .notNullable()
      .comment(
        'Scaffolder task that creates the service; the marker on what it makes',
      );
    table
      .string('state', 16)
      .notNullable()
      .comment('creating, done, cleaning or cleaned');
    table
      .integer('version')
      .notNullable()
      .comment('Counts the entries of actions; fences the reconciler');
    table
      .text('made')
      .notNullable()
      .comment('JSON: what was begun or made, by system');
    table
      .string('cleaner', 64)
      .nullable()
      .comment('Who undoes the creation just now');
    table
      .string('cleaner_until', 32)
      .nullable()
      .comment('When that one counts as dead, ISO 8601 in UTC');
    table.text('problem').nullable().comment('Why the last clean-up failed');
    table.string('created_at', 32).notNullable();
    table.string('updated_at', 32).notNullable();
    table.index(['state'], 'delivery_creations_state_idx');
    table.index(['task_id'], 'delivery_creations_task_idx');
  });
  // One creation holds a name until it is cleaned: this settles two forms that race for it.
  await knex.raw(
    "CREATE UNIQUE INDEX delivery_creations_service_uniq ON delivery_creations (service) WHERE state <> 'cleaned'",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_creations');
};
