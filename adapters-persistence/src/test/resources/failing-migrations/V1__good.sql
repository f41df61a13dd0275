create table first_step (id int primary key);
